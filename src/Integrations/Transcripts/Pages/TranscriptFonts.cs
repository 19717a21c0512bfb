using System.Collections.Concurrent;
using System.Text;
using ContactCenter.Integrations.Settings;
using Microsoft.Extensions.Configuration;
using PdfSharp.WPFonts;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>
/// The fonts of PDF transcripts, by character: the file that <c>Transcripts:Font</c> names, then a built-in one with the Latin, Greek and
/// Cyrillic scripts, then those of the folder <c>Transcripts:Fonts</c>, then the machine's. The machine's are read when one is first needed.
/// </summary>
public sealed class TranscriptFonts
{
    private const string FontSetting = "Transcripts:Font";
    private const string FolderSetting = "Transcripts:Fonts";
    private const string MachineSetting = "Transcripts:UseMachineFonts";
    private const int KnownMax = 100_000;
    private static readonly string[] MachineFolders =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];

    private readonly List<FontFace> _own;
    private readonly Lazy<List<FontFace>> _others;
    private readonly Lazy<List<FontFace>> _pictures;
    private readonly ConcurrentDictionary<(Rune, bool, CjkForm), FontFace?> _known = new();

    /// <exception cref="ConfigurationException">The configured file or folder is not there.</exception>
    public TranscriptFonts(IConfiguration configuration)
    {
        var (file, folder) = (configuration[FontSetting], configuration[FolderSetting]);
        if (!string.IsNullOrEmpty(file) && !File.Exists(file))
            throw new ConfigurationException($"Configuration {FontSetting}: there is no file '{file}'.");
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
            throw new ConfigurationException($"Configuration {FolderSetting}: there is no folder '{folder}'.");
        _own =
        [
            .. string.IsNullOrEmpty(file) ? [] : FontFiles.Faces(file),
            FontFiles.InMemory(FontDataHelper.SegoeWP), FontFiles.InMemory(FontDataHelper.SegoeWPBold),
        ];
        var usesMachine = !string.Equals(configuration[MachineSetting], "false", StringComparison.OrdinalIgnoreCase);
        string?[] folders = [folder, .. usesMachine ? MachineFolders : []];
        _others = new(() => [.. folders.Where(f => !string.IsNullOrEmpty(f)).Distinct().SelectMany(f => FontFiles.In(f!))]);
        _pictures = new(() => [.. _others.Value.Where(face => face.Family.Contains("Emoji", StringComparison.Ordinal))]);
    }

    /// <summary>Null = no font has it.</summary>
    internal FontFace? Find(Rune rune, bool isBold, CjkForm form)
    {
        if (_known.TryGetValue((rune, isBold, form), out var known)) return known;
        var found = Search(rune, isBold, form);
        if (_known.Count < KnownMax) _known[(rune, isBold, form)] = found;
        return found;
    }

    /// <summary>A picture of its own kind, for characters that are meant as pictures.</summary>
    internal FontFace? FindEmoji(Rune rune) => _pictures.Value.FirstOrDefault(face => face.Has(rune));

    private FontFace? Search(Rune rune, bool isBold, CjkForm form)
    {
        if (Best(_own, rune, isBold) is { } own) return own;
        var candidates = _others.Value.Where(face => face.Has(rune)).ToList();
        var ending = " " + form;
        return Best(candidates.Where(face => face.Family.EndsWith(ending, StringComparison.Ordinal)), rune, isBold) ?? Best(candidates, rune, isBold);
    }

    private static FontFace? Best(IEnumerable<FontFace> faces, Rune rune, bool isBold)
    {
        FontFace? first = null;
        foreach (var face in faces)
        {
            if (!face.Has(rune)) continue;
            if (face.IsBold == isBold) return face;
            first ??= face;
        }

        return first;
    }
}

/// <summary>The regional forms of the characters that Chinese, Japanese and Korean share, named like families of fonts.</summary>
internal enum CjkForm
{
    SC, JP, KR,
}
