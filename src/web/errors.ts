/** What is asked for is not there, or not for this person: a stranger's order is missing, not forbidden. */
export class Missing extends Error {}

/** The asker is known and works here, but this is for another role. */
export class NotAllowed extends Error {}

/** A write that another site's page sent in this person's name. */
export class CrossSite extends Error {}

/** Too much at once: it works again in a moment. */
export class Busy extends Error {}

/** What is left of the disk is kept for words. */
export class NoRoom extends Error {}

/** A customer's page without a link that opens it: whether there is such an order is not said. */
export class LinkNeeded extends Missing {}
