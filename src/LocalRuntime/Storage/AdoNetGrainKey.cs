using System.Buffers.Text;
using System.Text;

namespace ContactCenter.LocalRuntime;

/// <summary>A grain's key as the columns of OrleansStorage hold it.</summary>
/// <remarks>
/// Orleans stores a key that reads as a hexadecimal number or GUID as that number, also when it belongs to a string: "0a" and "a" are one
/// row there, and so they are here, or a database could not be moved between the runtimes. Choose keys with another letter in them.
/// </remarks>
internal readonly record struct AdoNetGrainKey(long N0, long N1, string? Text)
{
    private const int GuidLength = 32;

    public static AdoNetGrainKey Of(GrainId id)
    {
        var utf8 = Encoding.UTF8.GetBytes(id.Key.Value).AsSpan();
        if (utf8.Length == GuidLength || (utf8.Length > GuidLength && utf8[GuidLength] == (byte)'+'))
        {
            if (Utf8Parser.TryParse(utf8[..GuidLength], out Guid guid, out var used, 'N') && used == GuidLength)
            {
                var bytes = guid.ToByteArray();
                return new(BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), TextAfter(utf8, GuidLength));
            }
        }

        var plus = utf8.IndexOf((byte)'+');
        var number = plus < 0 ? utf8 : utf8[..plus];
        return Utf8Parser.TryParse(number, out long value, out var length, 'X') && length == number.Length
            ? new(0, value, TextAfter(utf8, number.Length))
            : new(0, 0, id.Key.Value);
    }

    private static string? TextAfter(ReadOnlySpan<byte> key, int length) =>
        key.Length > length ? Encoding.UTF8.GetString(key[(length + 1)..]) : null;

    /// <summary>Stable across processes. The stock queries need Orleans' own hash; ours do not select by it.</summary>
    public static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ octet) * 16777619u;
        return unchecked((int)hash);
    }
}
