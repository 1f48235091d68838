import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and keeps what it printed.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} never rejects; not found counts as not ok.
 */
export function runCommand(program, args, options = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that what it started ends with it when the time is over.
    const isGroup = process.platform !== 'win32';
    /** @type {import('node:child_process').ChildProcess | undefined} */
    let started;
    const end = (/** @type {NodeJS.Signals} */ signal) => endGroup(started?.pid, isGroup, signal);
    // Ctrl-C must not leave an installation running behind, even one that is just being started.
    const interrupt = () => {
      // Not SIGKILL: a package manager must be able to leave its state in order.
      end('SIGTERM');
      process.exit(130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupt);
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: plainOutput(options.env ?? process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isGroup,
      shell: process.platform === 'win32',
    });
    started = child;
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = options.timeoutMs ? setTimeout(() => end('SIGKILL'), options.timeoutMs) : undefined;
    const settle = (/** @type {boolean} */ ok) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, interrupt);
      resolve({ ok, output });
    };
    child.once('error', (error) => {
      output += String(error);
      settle(false);
    });
    child.once('close', (code) => settle(code === 0));
  });
}

/**
 * `npm run -s` hands its silence to every npm below it, and a failure would then have no message.
 * @param {NodeJS.ProcessEnv} env
 */
function plainOutput(env) {
  const { npm_config_loglevel: _quiet, ...rest } = env;
  // What is kept is shown as part of a message: no colours of another program in it.
  return { ...rest, NO_COLOR: '1' };
}

/**
 * @param {number | undefined} pid
 * @param {boolean} isGroup
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, isGroup, signal) {
  if (pid === undefined) return;
  try {
    process.kill(isGroup ? -pid : pid, signal);
  } catch (error) {
    // Gone already.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * The last lines of a program's output, for a message.
 * @param {string} output
 */
export function lastLines(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
