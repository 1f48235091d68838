/** `npm test`: types, lint, format, build, unit, integration and window tests. The last line is the sum of all. */
import { chooseDriver } from './running/choose-driver.ts';
import { hasDisplay, startVirtualDisplay } from './running/virtual-display.ts';
import { conclude } from './checks/outcome.ts';
import { keepCompiled } from './checks/keep-compiled.ts';
import { checkBuild, runStaticChecks } from './checks/static-checks.ts';
import { runUnitTests } from './checks/unit-tests.ts';
import { runWindowTests } from './checks/window-tests.ts';

const driver = chooseDriver();
// The real Electron has no headless mode; the host needs no display.
const display = driver.name === 'electron' && !hasDisplay() ? await startVirtualDisplay() : null;
if (display) process.env['DISPLAY'] = display.name;
keepCompiled();
const build = await checkBuild();
const [statics, unit] = await Promise.all([runStaticChecks(), runUnitTests()]);
const outcomes = [...statics, build, unit];
console.log(`Window tests run on: ${driver.name} — ${driver.why}`);
outcomes.push(await runWindowTests());
await display?.stop();
process.exitCode = conclude(outcomes);
