import { Fault } from '../soap/fault.ts';
import type { Transaction } from './transaction.ts';

/** TD1.1: professionals have created no dossier since July 2021 (R5); the service answers as the real one (dmp-interface §8). */
export const creation: Transaction = {
  name: 'TD1.1',
  action: 'urn:hl7-org:v3:PRPA_IN201311UV02',
  responseAction: 'urn:hl7-org:v3:PRPA_IN201312UV02',
  services: ['patient'],
  mtom: false,
  handle() {
    throw new Fault('DMPAccessDeniedByRightsService', "La création d'un DMP par un professionnel n'est plus possible");
  },
};
