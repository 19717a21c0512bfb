using System.Globalization;
using System.Text;
using ContactCenter.Wording;
using SkiaSharp;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>A text as it can be printed: a character that no font has is printed as its number, and noted.</summary>
/// <param name="missing">Gets those that no font has.</param>
internal sealed class PrintableText(TranscriptFonts fonts, ISet<Rune> missing)
{
    private const string Tab = "    ";

    /// <summary>Longer is no character of any language, but a pile of marks.</summary>
    private const int ClusterMax = 32;

    /// <returns>Its lines, each without control characters and with a font for every character.</returns>
    public IEnumerable<PrintableLine> Lines(string text, bool isBold) =>
        Clean(text).ReplaceLineEndings("\n").Split('\n', '\v', '\u2029')
            .Select(line => Line(SafeUnicode.Normalize(line, NormalizationForm.FormC), isBold));

    private PrintableLine Line(string text, bool isBold)
    {
        var form = text.Any(c => c is >= '\u3040' and <= '\u30FF') ? CjkForm.JP : text.Any(c => c is >= '\uAC00' and <= '\uD7AF') ? CjkForm.KR : CjkForm.SC;
        var (line, clusters) = (new StringBuilder(text.Length), new List<Cluster>());
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(StringInfo.GetNextTextElementLength(text, at), ClusterMax);
            if (at + length < text.Length && char.IsLowSurrogate(text[at + length])) length--;
            Add(text.Substring(at, length));
            at += length;
        }

        return new PrintableLine(line.ToString(), clusters);

        void Add(string cluster)
        {
            if (FontOf(cluster, isBold, form, clusters.Count > 0 ? clusters[^1].Font : null) is { } font) Append(cluster, font);
            else foreach (var rune in cluster.EnumerateRunes()) AddAlone(rune);
        }

        void AddAlone(Rune rune)
        {
            if (fonts.Find(rune, isBold, form) is { } font) Append(rune.ToString(), font);
            else if (IsIgnorable(rune)) return;
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator) Add(" ");
            else
            {
                missing.Add(rune);
                foreach (var character in NameOf(rune)) Add(character.ToString());
            }
        }

        void Append(string cluster, FontFace font)
        {
            clusters.Add(new Cluster(line.Length, font));
            line.Append(cluster);
        }
    }

    public static string NameOf(Rune rune) => $"[U+{rune.Value:X4}]";

    /// <summary>The font that has the whole cluster. What belongs to no script goes with what stands before it.</summary>
    private FontFace? FontOf(string cluster, bool isBold, CjkForm form, FontFace? before)
    {
        var runes = cluster.EnumerateRunes().Where(rune => !IsIgnorable(rune)).ToList();
        if (runes.Count == 0) return before ?? fonts.Find(new Rune(' '), isBold, form);
        if (IsPicture(runes[0], cluster) && fonts.FindEmoji(runes[0]) is { } emoji && runes.All(emoji.Has)) return emoji;
        var goesOn = before is not null && !before.Family.Contains("Emoji", StringComparison.Ordinal) && !Rune.IsLetterOrDigit(runes[0]);
        if (goesOn && runes.All(before!.Has)) return before;
        var font = fonts.Find(runes[0], isBold, form);
        if (font is null || runes.TrueForAll(font.Has)) return font;
        return runes.Select(rune => fonts.Find(rune, isBold, form)).FirstOrDefault(other => other is not null && runes.TrueForAll(other.Has));
    }

    private static bool IsPicture(Rune first, string cluster) =>
        first.Value is (>= 0x1F000 and <= 0x1FAFF) || cluster.Contains('\uFE0F', StringComparison.Ordinal);

    /// <summary>Draws nothing by itself.</summary>
    private static bool IsIgnorable(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF)
            or (>= 0x180B and <= 0x180F);

    /// <summary>Means nothing outside of a program: no font has it, and U+FFFE has no normal form.</summary>
    private static bool IsNoncharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t') clean.Append(Tab);
            else if (IsNoncharacter(rune)) clean.Append(Rune.ReplacementChar);
            else if (rune.Value is '\n' or '\r' or '\v' or '\f' or 0x85 || !Rune.IsControl(rune)) clean.Append(rune);
        }

        return clean.ToString();
    }
}

/// <param name="At">Its first UTF-16 unit.</param>
internal readonly record struct Cluster(int At, FontFace Font);

/// <param name="Clusters">The parts that a reader takes for one character each, in order.</param>
internal sealed record PrintableLine(string Text, IReadOnlyList<Cluster> Clusters);
