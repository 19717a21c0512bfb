/**
 * The heights of the rows of a long list, estimated until they are measured, and from them the place of each row. Rows are found again by their
 * keys when others come before or after them.
 */
export class Heights {
    readonly #measured = new Map<string, number>();
    #heights: number[] = [];
    #offsets = new Float64Array(1);
    #firstChanged = 0;
    #first = '';
    #last = '';

    constructor(private readonly estimate: number) {}

    get count(): number {
        return this.#heights.length;
    }

    get total(): number {
        return this.offsetOf(this.count);
    }

    /** Takes over the rows that there are now. Rows at the start or at the end cost little, others a look at each row. */
    sync(count: number, keyAt: (index: number) => string): void {
        const before = this.count;
        const [first, last] = count > 0 ? [keyAt(0), keyAt(count - 1)] : ['', ''];
        if (count === before && first === this.#first && last === this.#last) return;
        const added = count - before;
        if (before > 0 && added > 0 && first === this.#first && keyAt(before - 1) === this.#last) this.#append(before, count, keyAt);
        else if (before > 0 && added > 0 && last === this.#last && keyAt(added) === this.#first) this.#prepend(added, keyAt);
        else {
            this.#heights = [];
            this.#append(0, count, keyAt);
        }
        this.#first = first;
        this.#last = last;
    }

    /** Notes a measured height; tells whether it is another one than before. */
    measure(index: number, key: string, height: number): boolean {
        this.#measured.set(key, height);
        if (index >= this.count || Math.abs(this.#heights[index]! - height) < 0.5) return false;
        this.#heights[index] = height;
        this.#firstChanged = Math.min(this.#firstChanged, index);
        return true;
    }

    /** Where a row begins, in pixels from the start of the list. */
    offsetOf(index: number): number {
        if (this.#firstChanged < this.count || this.#offsets.length !== this.count + 1) this.#addUp();
        return this.#offsets[Math.min(Math.max(index, 0), this.count)]!;
    }

    /** The row at a place. */
    indexAt(offset: number): number {
        let [low, high] = [0, Math.max(0, this.count - 1)];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.offsetOf(middle) <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    #heightOf(key: string): number {
        return this.#measured.get(key) ?? this.estimate;
    }

    #append(from: number, to: number, keyAt: (index: number) => string): void {
        for (let index = from; index < to; index++) this.#heights.push(this.#heightOf(keyAt(index)));
        this.#firstChanged = Math.min(this.#firstChanged, from);
    }

    #prepend(added: number, keyAt: (index: number) => string): void {
        this.#heights = [...Array.from({ length: added }, (_, index) => this.#heightOf(keyAt(index))), ...this.#heights];
        this.#firstChanged = 0;
    }

    #addUp(): void {
        const size = this.count + 1;
        const from = this.#offsets.length === size ? Math.min(this.#firstChanged, this.count) : 0;
        if (this.#offsets.length !== size) this.#offsets = new Float64Array(size);
        for (let index = from; index < this.count; index++) this.#offsets[index + 1] = this.#offsets[index]! + this.#heights[index]!;
        this.#firstChanged = this.count;
    }
}
