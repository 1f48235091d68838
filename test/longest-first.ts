import { relative, sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: begun last, one of them would run alone at the end. An old line costs seconds only. */
const LONG = [
  'test/electron/cli/feed/',
  'test/conformance/',
  'test/torture/',
  'test/sandbox/patient/page',
  'test/renderer/window/',
  'test/electron/adapters/reader/virtual-card',
  'test/electron/services/card/',
  'test/model/store/histories',
  'test/electron/compose/',
  'test/electron/adapters/dmp/',
  'test/model/',
  'test/electron/adapters/',
  'test/sandbox/',
];

/** Files in the order in which several workers end together; those of a shared worker come last, as they are short. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const place = ({ moduleId, project }: TestSpecification): number => {
      const path = relative(this.ctx.config.root, moduleId).replaceAll(sep, '/');
      const found = LONG.findIndex((start) => path.startsWith(start));
      return project.config.isolate && found >= 0 ? found : LONG.length + Number(!project.config.isolate);
    };
    return bySize.sort((a, b) => place(a) - place(b));
  }
}
