import type { AppContext } from '../../app/context.ts';
import { reportHealth } from '../../app/health/report-health.ts';
import type { BoardEvent } from '../contract/board.ts';
import type { LiveStream } from './live-stream.ts';

/** How many warnings health has, for those who watch the board. */
export interface ProblemCount {
  /** As all viewers were told; counted anew where there are none. */
  told(): number;
  /** Counts again, and tells the viewers if it has changed. */
  look(): void;
}

export function createProblemCount(
  app: AppContext,
  { viewers, publish }: Pick<LiveStream, 'viewers' | 'publish'>,
): ProblemCount {
  let told = 0;
  const count = (): number => reportHealth(app).warnings.length;
  return {
    told() {
      if (viewers() === 0) told = count();
      return told;
    },
    look() {
      if (viewers() === 0) return;
      const problems = count();
      if (problems === told) return;
      told = problems;
      publish((): BoardEvent => ({ type: 'problems', problems }));
    },
  };
}
