import { contextBridge, ipcRenderer } from 'electron';
import { CALL_NAMES, EVENT_NAMES, type Bridge } from '../shared/contract/names.ts';

const bridge: Bridge = {
  call(name, input) {
    if (!CALL_NAMES.includes(name)) return Promise.reject(new Error('call/unknown'));
    return ipcRenderer.invoke(name, input);
  },
  listen(name, hear) {
    if (!EVENT_NAMES.includes(name)) throw new Error('event/unknown');
    const relay = (_event: unknown, payload: unknown): void => hear(payload);
    ipcRenderer.on(name, relay);
    return () => void ipcRenderer.removeListener(name, relay);
  },
};

contextBridge.exposeInMainWorld('dmp', bridge);
