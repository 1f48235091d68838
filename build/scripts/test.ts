/** `npm test`: types, lint, format, unit, integration and window tests. The last line is the sum of all. */
import { chooseDriver } from './running/choose-driver.ts';
import { conclude } from './checks/outcome.ts';
import { runStaticChecks } from './checks/static-checks.ts';
import { runUnitTests } from './checks/unit-tests.ts';
import { runWindowTests } from './checks/window-tests.ts';

const driver = chooseDriver();
const outcomes = await runStaticChecks();
outcomes.push(await runUnitTests());
console.log(`Window tests run on: ${driver.name} — ${driver.why}`);
outcomes.push(await runWindowTests());
console.log(`\nWindow tests ran on: ${driver.name} — ${driver.why}`);
process.exitCode = conclude(outcomes);
