import * as fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { readXml, XmlError } from '../../src/emulator/xml-reader.ts';

test('elements, attributes, text, comments, CDATA and entities are read', () => {
  const xml = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
    <!-- a reply -->
    <Response onAnswer='https://x.example/?a=1&amp;b=2'  onHangup = "&quot;&#x41;&#66;">
      <Play><Url> <![CDATA[https://x.example/?a&b]]> </Url></Play><!-- -->
      <Hangup />
    </Response>`;
  expect(readXml(xml)).toEqual({
    name: 'Response',
    attributes: new Map([
      ['onAnswer', 'https://x.example/?a=1&b=2'],
      ['onHangup', '"AB'],
    ]),
    text: '',
    children: [
      {
        name: 'Play',
        attributes: new Map(),
        text: '',
        children: [{ name: 'Url', attributes: new Map(), text: 'https://x.example/?a&b', children: [] }],
      },
      { name: 'Hangup', attributes: new Map(), text: '', children: [] },
    ],
  });
});

test.each([
  ['', 'an element is expected (at character 0)'],
  ['hello', 'an element is expected (at character 0)'],
  ['<Response>', 'an element is expected (at character 10)'],
  ['<Response', 'the tag <Response> is not closed (at character 9)'],
  ['<Response a=1/>', 'the tag <Response> is not closed (at character 9)'],
  ['<Response a="<"/>', 'the tag <Response> is not closed (at character 9)'],
  ['<Response a="1" a="2"/>', 'the attribute a appears twice (at character 21)'],
  ['<Response></response>', '</response> closes <Response> (at character 21)'],
  ['<Response/><Response/>', 'only one root element is allowed (at character 11)'],
  ['<R a="?a&b"/>', '&b is not an entity; a literal & is written &amp; (at character 11)'],
  ['<R>&nbsp;</R>', '&nbsp; is not an entity; a literal & is written &amp; (at character 9)'],
  ['<R>&#0;</R>', '&#0; is not an entity; a literal & is written &amp; (at character 7)'],
  ['<R>]]></R>', 'text must not contain ]]> (at character 6)'],
  ['<!DOCTYPE R><R/>', 'an element is expected (at character 0)'],
  ['<R><!-- -- --></R>', 'an element is expected (at character 3)'],
  [`${'<R>'.repeat(30)}${'</R>'.repeat(30)}`, 'more than 20 levels of elements (at character 63)'],
])('%s is refused', (xml, message) => {
  expect(() => readXml(xml)).toThrow(new XmlError(message));
});

test('whatever it is given, it reads it or throws its own error', () =>
  fc.assert(
    fc.property(fc.stringMatching(/^(<[RS/!]?|>|&amp;|&|a="|"|\/|x| |-->|<!--){0,12}$/), text => {
      expect([null, XmlError]).toContain(problemClass(text));
    }),
    { numRuns: 2000 },
  ));

test('what is escaped by the rules, it understands as a parser of somebody else does', () => {
  const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
  return fc.assert(
    fc.property(fc.record({ attribute: fc.string(), text: fc.string() }), ({ attribute, text }) => {
      const xml = `<R a="${escapeXml(attribute)}"><T>${escapeXml(text)}x</T></R>`;
      const { R: theirs } = parser.parse(xml);
      const ours = readXml(xml);
      expect(XMLValidator.validate(xml)).toBe(true);
      expect(ours.attributes.get('a')).toBe(theirs['@_a']);
      expect(ours.children[0]?.text).toBe(`${theirs.T}`.trim());
    }),
  );
});

function problemClass(text: string): unknown {
  try {
    readXml(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.constructor : error;
  }
}

function escapeXml(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, character => named[character] ?? character);
}
