namespace ContactCenter.Api.Http;

/// <summary>
/// The ids of one call: of its command and of whatever it creates. All follow from the seed (the client's <c>Idempotency-Key</c>, else
/// random), the caller and the route: a retry, the client's or ours, names the same command and the same things, and nobody reaches
/// another caller's by using the same key.
/// </summary>
public readonly struct CommandIds(string seed, string caller, string route)
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int ShortIdLength = 17;
    private const int HexIdBytes = 12;

    /// <summary>The command's context, given by an actor.</summary>
    public CommandContext Command(string actor) => CommandContext.OfCall(ShortId("command"), actor);

    /// <summary>The form of ids of rooms, messages and users (contract §9.6).</summary>
    public string ShortId(string purpose)
    {
        var hash = Hashes.Of(Named(purpose));
        Span<char> id = stackalloc char[ShortIdLength];
        for (var i = 0; i < id.Length; i++) id[i] = Alphabet[hash[i] % Alphabet.Length];
        return new string(id);
    }

    /// <summary>The form of ids of contacts and visitors.</summary>
    public string HexId(string purpose) => Hashes.Hex(Named(purpose), HexIdBytes);

    // Lengths make the parts unambiguous: no two different calls write the same text.
    private string Named(string purpose) => $"{seed.Length}:{seed}{caller.Length}:{caller}{route}\n{purpose}";
}
