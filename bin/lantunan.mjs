#!/usr/bin/env node
import { onNode24 } from './node-24.mjs';

onNode24(() => import('../bot/main.ts').then(({ main }) => main(process.argv.slice(2))));
