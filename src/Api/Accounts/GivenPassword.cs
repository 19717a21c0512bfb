using System.Buffers;
using System.Security.Cryptography;

namespace ContactCenter.Api.Accounts;

/// <summary>A sign-in's <c>password</c>: the password itself, or else its digest (contract §7.1).</summary>
[JsonConverter(typeof(Converter))]
internal sealed record GivenPassword(string? Text, DigestedPassword? Digested = null) : IHasSchema
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public static Schema Schema { get; } = new OneOfSchema(Schema.Text(InputLimits.PasswordMax), RequestSchemas.Of<DigestedPassword>());

    /// <returns>The digest that accounts hash; null when it cannot be right.</returns>
    public string? ToDigest()
    {
        if (Text is not null) return PasswordDigest.Of(Text);
        var digest = Digested!.Digest.ToLowerInvariant();
        return digest.Length == 2 * SHA256.HashSizeInBytes && digest.AsSpan().IndexOfAnyExcept(HexDigits) < 0 ? digest : null;
    }

    internal sealed class Converter : JsonConverter<GivenPassword>
    {
        public override GivenPassword Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? new GivenPassword(reader.GetString())
                : new GivenPassword(null, JsonSerializer.Deserialize(ref reader, ApiJson.TypeOf<DigestedPassword>()));

        public override void Write(Utf8JsonWriter writer, GivenPassword value, JsonSerializerOptions options)
        {
            if (value.Digested is { } digested) JsonSerializer.Serialize(writer, digested, ApiJson.TypeOf<DigestedPassword>());
            else writer.WriteStringValue(value.Text);
        }
    }
}

/// <param name="Digest">The password's SHA-256 in hexadecimal.</param>
internal sealed record DigestedPassword([MaxLength(128)] string Digest, [MaxLength(16), AllowedValues("sha-256")] string Algorithm);
