/** Runs each network as it was installed and in fewer steps on the same card, in a process of its own as reading does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { modelFolder } from '../../documents/model-folder.ts';
import { withFewerSteps } from '../../documents/text/fewer-steps.ts';
import { tensorOf } from '../../documents/text/models.ts';
import { stepsOf } from '../../documents/text/onnx-file.ts';
import { openPicture, shrink } from '../../documents/text/picture.ts';

const card = await openPicture(
  readFileSync(join(import.meta.dirname, 'files/cards/ktp_20_good.jpg')),
  'image/jpeg',
);
const NETWORKS = [
  ['ch_PP-OCRv4_det_infer.onnx', 480, 320],
  ['ch_PP-OCRv4_rec_infer.onnx', 320, 48],
  ['ch_ppocr_mobile_v2.0_cls_infer.onnx', 192, 48],
] as const;

const compared: { network: string; before: number; after: number; apart: number; strongest: number }[] = [];
for (const [network, width, height] of NETWORKS) {
  const input = tensorOf(await shrink(card, width, height), [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]);
  const installed = readFileSync(join(modelFolder(), network));
  const shorter = withFewerSteps(installed);
  const [one, other] = [await answer(installed, input), await answer(shorter, input)];
  let apart = one.length === other.length ? 0 : Infinity;
  for (const [at, value] of one.entries()) apart = Math.max(apart, Math.abs(value - other[at]!));
  const strongest = one.reduce((most, value) => Math.max(most, value), 0);
  compared.push({ network, before: working(installed), after: working(shorter), apart, strongest });
}
console.log(JSON.stringify(compared));

async function answer(model: Uint8Array, input: ort.Tensor): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const answers = await session.run({ x: input });
  return answers[session.outputNames[0]!]!.data as Float32Array;
}

/** Steps that compute something. */
function working(model: Uint8Array): number {
  return stepsOf(model).steps.filter(({ op }) => op !== 'Constant').length;
}
