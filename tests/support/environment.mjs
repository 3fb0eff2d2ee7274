import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment for Node on a global object of its own kind: Jest puts a proxy in its place, through which every
 * `Map`, `Math` and `Promise` of a test and of what it tests is looked up, which takes up to half of a suite's time.
 */
export default class PlainEnvironment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    // Jest asks for it by this name and lets nobody choose; it does so at once, so that nobody else can meet the change.
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
  }
}
