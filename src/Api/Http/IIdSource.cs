using System.Buffers.Text;
using System.Security.Cryptography;

namespace ContactCenter.Api.Http;

/// <summary>The source of randomness for ids and secrets of the API.</summary>
public interface IIdSource
{
    /// <summary>128 random bits as text: what the ids of one call are made of when the client names none.</summary>
    string NewSeed();

    /// <summary>A secret of 256 random bits, safe in headers.</summary>
    string NewSecret();
}

internal sealed class RandomIdSource : IIdSource
{
    public string NewSeed() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
