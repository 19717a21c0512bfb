namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>Resolves one isolating run sequence (Unicode Standard Annex 9, rules W1 to I2).</summary>
internal sealed class BidiSequence(string text, int[] indexes, BidiClass[] original, BidiClass[] kinds, byte[] levels)
{
    private const string Opening = "([{\u2045\u207D\u208D\u2329\u3008\u300A\u300C\u300E\u3010\u3014\u3016\u3018\u301A\uFF08\uFF3B\uFF5B\uFF5F\uFF62";
    private const string Closing = ")]}\u2046\u207E\u208E\u232A\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u3019\u301B\uFF09\uFF3D\uFF5D\uFF60\uFF63";
    private const int BracketsMax = 63;

    public void Resolve((BidiClass Before, BidiClass After) border)
    {
        Marks(border.Before);
        Numbers(border.Before);
        Brackets(border.Before);
        Neutrals(border);
        foreach (var i in indexes)
        {
            var isRight = (levels[i] & 1) == 1;
            levels[i] += kinds[i] switch
            {
                BidiClass.R => (byte)(isRight ? 0 : 1),
                BidiClass.AN or BidiClass.EN => (byte)(isRight ? 1 : 2),
                _ => (byte)(isRight ? 1 : 0),
            };
        }
    }

    /// <summary>Rules W1 to W3.</summary>
    private void Marks(BidiClass before)
    {
        var (last, strong) = (before, before);
        foreach (var i in indexes)
        {
            if (kinds[i] == BidiClass.NSM) kinds[i] = last;
            last = original[i] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI or BidiClass.PDI ? BidiClass.ON : kinds[i];
            if (kinds[i] is BidiClass.L or BidiClass.R or BidiClass.AL) strong = kinds[i];
            else if (kinds[i] == BidiClass.EN && strong == BidiClass.AL) kinds[i] = BidiClass.AN;
        }

        foreach (var i in indexes)
            if (kinds[i] == BidiClass.AL) kinds[i] = BidiClass.R;
    }

    /// <summary>Rules W4 to W7.</summary>
    private void Numbers(BidiClass before)
    {
        for (var n = 1; n + 1 < indexes.Length; n++)
        {
            var (left, right) = (Kind(n - 1), Kind(n + 1));
            if (left != right) continue;
            if (Kind(n) is BidiClass.ES or BidiClass.CS && left == BidiClass.EN) kinds[indexes[n]] = BidiClass.EN;
            else if (Kind(n) == BidiClass.CS && left == BidiClass.AN) kinds[indexes[n]] = BidiClass.AN;
        }

        for (var n = 1; n < indexes.Length; n++)
            if (Kind(n) == BidiClass.ET && Kind(n - 1) == BidiClass.EN) kinds[indexes[n]] = BidiClass.EN;
        for (var n = indexes.Length - 2; n >= 0; n--)
            if (Kind(n) == BidiClass.ET && Kind(n + 1) == BidiClass.EN) kinds[indexes[n]] = BidiClass.EN;
        var strong = before;
        foreach (var i in indexes)
        {
            if (kinds[i] is BidiClass.ES or BidiClass.ET or BidiClass.CS) kinds[i] = BidiClass.ON;
            else if (kinds[i] is BidiClass.L or BidiClass.R) strong = kinds[i];
            else if (kinds[i] == BidiClass.EN && strong == BidiClass.L) kinds[i] = BidiClass.L;
        }
    }

    /// <summary>Rule N0: a pair of brackets has one direction.</summary>
    private void Brackets(BidiClass before)
    {
        var own = (levels[indexes[0]] & 1) == 1 ? BidiClass.R : BidiClass.L;
        foreach (var (open, close) in Pairs())
        {
            var within = Enumerable.Range(open + 1, close - open - 1).Select(Strong).OfType<BidiClass>().Distinct().ToList();
            if (within.Count == 0) continue;
            var before0 = Enumerable.Range(0, open).Reverse().Select(Strong).FirstOrDefault(kind => kind is not null) ?? before;
            var direction = within.Contains(own) ? own : before0;
            (kinds[indexes[open]], kinds[indexes[close]]) = (direction, direction);
        }
    }

    private List<(int Open, int Close)> Pairs()
    {
        var (pairs, open) = (new List<(int Open, int Close)>(), new Stack<(int Place, int Bracket)>());
        for (var n = 0; n < indexes.Length && pairs.Count < BracketsMax; n++)
        {
            if (Kind(n) != BidiClass.ON) continue;
            var character = text[indexes[n]];
            if (Opening.IndexOf(character, StringComparison.Ordinal) is var opening and >= 0)
            {
                if (open.Count == BracketsMax) return [];
                open.Push((n, opening));
            }
            else if (Closing.IndexOf(character, StringComparison.Ordinal) is var closing and >= 0 && open.Any(o => o.Bracket == closing))
            {
                while (open.Peek().Bracket != closing) open.Pop();
                pairs.Add((open.Pop().Place, n));
            }
        }

        pairs.Sort();
        return pairs;
    }

    /// <summary>Rules N1 and N2.</summary>
    private void Neutrals((BidiClass Before, BidiClass After) border)
    {
        for (var start = 0; start < indexes.Length; start++)
        {
            var end = start;
            while (end < indexes.Length && IsNeutral(Kind(end))) end++;
            if (end == start) continue;
            var left = start > 0 ? Strong(start - 1) : border.Before;
            var right = end < indexes.Length ? Strong(end) : border.After;
            for (var n = start; n < end; n++)
                kinds[indexes[n]] = left == right ? left!.Value : (levels[indexes[n]] & 1) == 1 ? BidiClass.R : BidiClass.L;
            start = end;
        }
    }

    private BidiClass Kind(int n) => kinds[indexes[n]];

    /// <summary>Numbers count as right to left here.</summary>
    private BidiClass? Strong(int n) => Kind(n) switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };

    private static bool IsNeutral(BidiClass kind) => kind is BidiClass.B or BidiClass.S or BidiClass.WS or BidiClass.ON or >= BidiClass.LRI;
}
