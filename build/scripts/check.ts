/** `npm run check`: what a push must pass — types, lint, format and unit tests, without the window. */
import { conclude } from './checks/outcome.ts';
import { keepCompiled } from './checks/keep-compiled.ts';
import { runStaticChecks } from './checks/static-checks.ts';
import { runUnitTests } from './checks/unit-tests.ts';

keepCompiled();
const [statics, unit] = await Promise.all([runStaticChecks(), runUnitTests(process.argv.slice(2))]);
process.exitCode = conclude([...statics, unit]);
