namespace ContactCenter.Bench.Contacts;

/// <summary>Random numbers that follow from a seed and a number (SplitMix64): any contact can be made without those before it.</summary>
internal struct Dice(int seed, int number)
{
    private ulong _state = ((ulong)(uint)seed << 32) | (uint)number;

    public int Below(int limit) => (int)(Fraction() * limit);

    public bool Percent(int share) => Below(100) < share;

    public T One<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of them, of the front more often.</summary>
    public T Favourite<T>(IReadOnlyList<T> items)
    {
        var fraction = Fraction();
        return items[(int)(fraction * fraction * items.Count)];
    }

    private double Fraction()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
