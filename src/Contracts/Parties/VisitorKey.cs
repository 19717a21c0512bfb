using System.Buffers.Text;
using ContactCenter.Wording;

namespace ContactCenter.Parties;

/// <summary>Turns a visitor's token, which is a secret, into the key of its grain, which may appear in keys and logs.</summary>
public static class VisitorKey
{
    public const int MaxTokenLength = 256;

    public static string Of(string token) => Base64Url.EncodeToString(Hashes.Of(token));
}
