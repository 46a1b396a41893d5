import { uuidv7 } from '#runtime/uuidv7.ts';
import { bookCorrection } from '../../domain/reconciliation/book-correction.ts';
import { post } from '../../store/postings.ts';
import { findSmallCases, roundCase } from '../../store/reconciliation/cases.ts';
import { inTurns, type Run } from './run.ts';

const batchSize = 100;

/**
 * Resolves open cases of small amounts by rule: what the statement says is booked against *rounding*, in the flight that
 * resolves the case. Only sums that both sides know, in one currency, differ by rounding.
 */
export async function roundCases(run: Run): Promise<void> {
  const { tools, provider } = run;
  const mostMinor = tools.setting('payment.roundingMostMinor');
  await inTurns(run, batchSize, async (size) => {
    const small = await tools.db.rows(findSmallCases(provider.name, mostMinor, size));
    for (const found of small) {
      const { caseId, version, attemptId } = found;
      const source = `correction ${caseId} ${version}`;
      const entries = bookCorrection(found, 'rounding');
      tools.killPoint('payment.round-case.before');
      const flown = await tools.db.tryFlight([
        roundCase(caseId, version),
        post([{ transactionId: uuidv7(), why: 'correction', source, attemptId, orderId: null, entries }]),
      ]);
      tools.killPoint('payment.round-case.after');
      // Staff may have resolved it meanwhile, or another sum has come.
      if (flown.isRefused && flown.refusedBy !== 'case-moved') {
        throw new Error(`case ${caseId} could not be rounded: ${flown.refusedBy}`);
      }
    }
    return small.length;
  });
}
