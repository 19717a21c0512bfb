using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace ContactCenter.Integrations.Transcripts.Pages;

/// <summary>The fonts of folders, those first that serve best as a substitute for any script.</summary>
internal static class FontFiles
{
    /// <summary>More is a collection of fonts, not the folder of a server.</summary>
    private const int FilesMax = 5_000;
    private const int FacesMax = 20;
    private const int CollectionHeaderBytes = 12;
    private static readonly string[] Endings = [".ttf", ".otf", ".ttc", ".otc"];

    public static IEnumerable<FontFace> In(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(folder, "*", everywhere)
            .Where(file => Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Take(FilesMax)
            .SelectMany(Faces).OrderBy(Rank).ThenBy(face => face.Family, StringComparer.Ordinal);
    }

    /// <summary>A file that is no font has none.</summary>
    public static IEnumerable<FontFace> Faces(string file)
    {
        for (var index = 0; index < FacesIn(file); index++)
        {
            var number = index;
            if (SKTypeface.FromFile(file, index) is { } typeface) yield return new FontFace(typeface, () => Blob.FromFile(file), number);
        }
    }

    public static FontFace InMemory(byte[] content)
    {
        // The shaper reads where the array is: it must not move, and lives as long as the face, which keeps this function.
        var pinned = GC.AllocateUninitializedArray<byte>(content.Length, pinned: true);
        content.CopyTo(pinned.AsSpan());
        using var data = SKData.CreateCopy(content);
        return new FontFace(
            SKTypeface.FromData(data), () => new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0), pinned.Length, MemoryMode.ReadOnly), 0);
    }

    private static int FacesIn(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var header = new byte[CollectionHeaderBytes];
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return 0;
            return header.AsSpan(0, 4).SequenceEqual("ttcf"u8) ? (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8)), FacesMax) : 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Plain upright letters before slanted, narrow, decorated and fixed-width ones.</summary>
    private static int Rank(FontFace face) => (face.IsUpright ? 0 : 100)
        + (face.Family.StartsWith("Noto Sans", StringComparison.Ordinal) ? 0 : 10)
        + (face.Family.Contains("Mono", StringComparison.Ordinal) ? 20 : face.Family.Contains("Serif", StringComparison.Ordinal) ? 5 : 0)
        + (face.Family.Contains("Condensed", StringComparison.Ordinal) || face.Family.Contains("Display", StringComparison.Ordinal) ? 2 : 0);
}
