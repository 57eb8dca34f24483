import type { VNode } from 'preact';
import { inLanguage } from '../language.ts';
import { goals } from '../live/board.ts';
import { englishFormulas, type FormulaTexts, germanFormulas } from '../words/formula-texts.ts';
import { secondsOf } from './figure-list.tsx';

const formulas = inLanguage<FormulaTexts>({ de: germanFormulas, en: englishFormulas });

/** How today's figures are counted. */
export function Formulas(): VNode {
  const say = formulas.value;
  return (
    <ul>
      <li>{say.answeredFormula}</li>
      <li>{say.serviceLevelFormula(secondsOf(goals.value))}</li>
      <li>{say.speedFormula}</li>
      <li>{say.familiarFormula}</li>
      <li>{say.sameTime}</li>
    </ul>
  );
}
