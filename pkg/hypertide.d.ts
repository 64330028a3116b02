/** Fulfilled when the declarations of the page have been started; rejected when the runtime cannot be loaded. */
export declare const ready: Promise<void>;
