using ContactCenter.Wording;

namespace ContactCenter.Calls;

/// <summary>Makes ids of calls. The same provider's call has the same id on every node, so its first two events meet in one actor.</summary>
public static class CallIds
{
    /// <summary>The bytes of an id; two hexadecimal digits each.</summary>
    private const int Bytes = 12;

    /// <summary>The id of a provider's call.</summary>
    /// <param name="provider">The name of the provider, which may not contain a line break.</param>
    public static string Of(string provider, string providerCallId) => Hashes.Hex($"call\n{provider}\n{providerCallId}", Bytes);

    /// <summary>The id of the contact that the call makes, if its number is nobody's yet.</summary>
    public static string ContactOf(string callId) => Hashes.Hex($"contact-of-call\n{callId}", Bytes);
}
