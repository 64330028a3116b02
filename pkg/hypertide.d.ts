/** Fulfilled when the declarations of the page have been started; rejected when the runtime cannot be loaded. */
export declare const ready: Promise<void>;

/**
 * Starts what is declared in `element` and below it. The runtime finds by itself what is inserted into the page;
 * this is for what it cannot see, such as a shadow root.
 */
export declare function process(element: Element | ShadowRoot | Document): Promise<void>;
