using System.Security.Cryptography;
using System.Text;

namespace ContactCenter.Wording;

/// <summary>Hashes by SHA-256. Ids and stored values are made of them: none of these may ever give another result.</summary>
public static class Hashes
{
    /// <summary>The hash of a text's UTF-8 form.</summary>
    public static byte[] Of(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>The hash of a text's UTF-8 form, in lower-case hexadecimal digits.</summary>
    /// <param name="bytes">The number of bytes of the hash, from the first; two digits each.</param>
    public static string Hex(string text, int bytes = SHA256.HashSizeInBytes) => Convert.ToHexStringLower(Of(text).AsSpan(0, bytes));

    /// <inheritdoc cref="Hex(string, int)"/>
    public static string Hex(ReadOnlySpan<byte> data, int bytes = SHA256.HashSizeInBytes) =>
        Convert.ToHexStringLower(SHA256.HashData(data).AsSpan(0, bytes));
}
