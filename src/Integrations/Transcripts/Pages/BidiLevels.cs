using System.Text;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>Computes the levels of a line's characters (Unicode Standard Annex 9). An odd level runs from right to left.</summary>
internal static class BidiLevels
{
    private const int DepthMax = 125;

    /// <summary>By the first character with a direction (rules P2 and P3); 0 when there is none.</summary>
    public static byte OfParagraph(string text) => FirstStrong(Classes(text), 0, text.Length);

    /// <returns>One level per UTF-16 unit.</returns>
    public static byte[] Of(string text, byte paragraph)
    {
        var original = Classes(text);
        var kinds = (BidiClass[])original.Clone();
        var levels = Explicit(original, kinds, paragraph);
        var kept = Enumerable.Range(0, text.Length).Where(i => kinds[i] != BidiClass.BN).ToArray();
        foreach (var sequence in Sequences(kept, levels, original).Select(
            runs => (Runs: runs, Border: Border(runs, kept, levels, original, paragraph))).ToList())
            new BidiSequence(text, [.. sequence.Runs.SelectMany(run => kept[run])], original, kinds, levels).Resolve(sequence.Border);
        for (var i = 0; i < text.Length; i++)
            if (kinds[i] == BidiClass.BN) levels[i] = i > 0 ? levels[i - 1] : paragraph;
        for (var i = text.Length - 1; i >= 0 && original[i] is BidiClass.WS or BidiClass.S or BidiClass.BN or >= BidiClass.LRE; i--) levels[i] = paragraph;
        return levels;
    }

    /// <summary>The order in which the parts of a line stand, from left to right (rule L2).</summary>
    public static void Reorder<T>(List<T> parts, Func<T, byte> levelOf)
    {
        if (parts.Count == 0) return;
        var lowestOdd = parts.Min(part => levelOf(part) | 1);
        for (int level = parts.Max(levelOf); level >= lowestOdd; level--)
        {
            for (var start = 0; start < parts.Count; start++)
            {
                var end = start;
                while (end < parts.Count && levelOf(parts[end]) >= level) end++;
                if (end <= start) continue;
                parts.Reverse(start, end - start);
                start = end;
            }
        }
    }

    private static BidiClass[] Classes(string text)
    {
        var classes = new BidiClass[text.Length];
        for (var i = 0; i < text.Length;)
        {
            var rune = Rune.TryGetRuneAt(text, i, out var known) ? known : Rune.ReplacementChar;
            var length = rune.IsBmp ? 1 : 2;
            classes.AsSpan(i, length).Fill(BidiClasses.Of(rune));
            i += length;
        }

        return classes;
    }

    private static byte FirstStrong(BidiClass[] classes, int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (classes[i] is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI) depth++;
            else if (classes[i] == BidiClass.PDI && depth > 0) depth--;
            else if (classes[i] == BidiClass.PDI && start > 0) return 0;
            else if (depth == 0 && classes[i] == BidiClass.L) return 0;
            else if (depth == 0 && classes[i] is BidiClass.R or BidiClass.AL) return 1;
        }

        return 0;
    }

    private readonly record struct Status(byte Level, BidiClass? Override, bool IsIsolate);

    /// <summary>Rules X1 to X8.</summary>
    private static byte[] Explicit(BidiClass[] original, BidiClass[] kinds, byte paragraph)
    {
        var levels = new byte[kinds.Length];
        var stack = new Stack<Status>([new Status(paragraph, null, false)]);
        var (overflowIsolates, overflowEmbeddings, isolates) = (0, 0, 0);
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = original[i];
            if (kind == BidiClass.PDI)
            {
                if (overflowIsolates > 0) overflowIsolates--;
                else if (isolates > 0)
                {
                    overflowEmbeddings = 0;
                    while (!stack.Pop().IsIsolate) { }
                    isolates--;
                }
            }

            levels[i] = stack.Peek().Level;
            if (kind is >= BidiClass.LRE and <= BidiClass.PDF) kinds[i] = BidiClass.BN;
            else if (kind != BidiClass.BN && stack.Peek().Override is { } forced) kinds[i] = forced;
            if (kind == BidiClass.PDF && overflowIsolates == 0)
            {
                if (overflowEmbeddings > 0) overflowEmbeddings--;
                else if (!stack.Peek().IsIsolate && stack.Count > 1) stack.Pop();
            }

            if (kind is not (BidiClass.LRE or BidiClass.RLE or BidiClass.LRO or BidiClass.RLO or BidiClass.LRI or BidiClass.RLI or BidiClass.FSI)) continue;
            var isIsolate = kind >= BidiClass.LRI;
            var isRight = kind is BidiClass.RLE or BidiClass.RLO or BidiClass.RLI
                || (kind == BidiClass.FSI && FirstStrong(original, i + 1, original.Length) == 1);
            var next = isRight ? (levels[i] + 1) | 1 : (levels[i] + 2) & ~1;
            if (next <= DepthMax && overflowIsolates == 0 && overflowEmbeddings == 0)
            {
                stack.Push(new Status((byte)next, kind == BidiClass.RLO ? BidiClass.R : kind == BidiClass.LRO ? BidiClass.L : null, isIsolate));
                if (isIsolate) isolates++;
            }
            else if (isIsolate) overflowIsolates++;
            else if (overflowIsolates == 0) overflowEmbeddings++;
        }

        return levels;
    }

    /// <summary>Rule BD13: runs of one level, those around an isolate put together. Ranges are of <paramref name="kept"/>.</summary>
    private static List<List<Range>> Sequences(int[] kept, byte[] levels, BidiClass[] original)
    {
        var (done, open) = (new List<List<Range>>(), new Stack<List<Range>>());
        for (var start = 0; start < kept.Length;)
        {
            var end = start + 1;
            while (end < kept.Length && levels[kept[end]] == levels[kept[start]]) end++;
            var goesOn = original[kept[start]] == BidiClass.PDI && open.Count > 0;
            var sequence = goesOn ? open.Pop() : [];
            sequence.Add(start..end);
            if (IsInitiator(original[kept[end - 1]])) open.Push(sequence);
            else done.Add(sequence);
            start = end;
        }

        done.AddRange(open);
        return done;
    }

    /// <summary>The directions before and behind a sequence (rule X10).</summary>
    private static (BidiClass Before, BidiClass After) Border(List<Range> sequence, int[] kept, byte[] levels, BidiClass[] original, byte paragraph)
    {
        var (first, last) = (sequence[0].Start.Value, sequence[^1].End.Value - 1);
        var level = levels[kept[first]];
        var before = first > 0 ? levels[kept[first - 1]] : paragraph;
        var after = last + 1 < kept.Length && !IsInitiator(original[kept[last]]) ? levels[kept[last + 1]] : paragraph;
        return (Direction(Math.Max(level, before)), Direction(Math.Max(level, after)));
    }

    private static BidiClass Direction(byte level) => (level & 1) == 1 ? BidiClass.R : BidiClass.L;

    private static bool IsInitiator(BidiClass kind) => kind is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;
}
