import { expect, test } from 'vitest';
import { exampleCompany } from '../../src/emulator/company.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';

test('the example company has six agents, one of whom has two numbers and two devices', () => {
  const { users } = exampleCompany();
  expect(users.map(user => [user.numbers.length, user.devices.length])).toEqual([
    [1, 1],
    [2, 2],
    [1, 1],
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

test('all numbers, lines and devices are different, and numbers are from the block kept free for films', () => {
  const { hotlines, users } = exampleCompany({ agents: 120 });
  const numbers = [...hotlines, ...users.flatMap(user => user.numbers)].map(({ number }) => number);
  const ids = users.flatMap(user => [...user.devices, ...user.phonelines].map(({ id }) => id));
  expect(new Set(numbers).size).toBe(122);
  expect(new Set(ids).size).toBe(242);
  expect(numbers.filter(number => !/^\+492214710\d{3}$/.test(number))).toEqual([]);
});

test('there are 500 different callers, all with numbers of nobody', () => {
  const callers = Array.from({ length: 500 }, (_, index) => fictionalCaller(index));
  expect(new Set(callers).size).toBe(500);
  expect(
    callers.filter(number => !/^\+49(3023125|6990009|4066969|8999998)\d{3}$|^\+4917139200\d\d$/.test(number)),
  ).toEqual([]);
  expect(() => fictionalCaller(500)).toThrow('index is 500; there are 500 fictional callers, 0 to 499');
});
