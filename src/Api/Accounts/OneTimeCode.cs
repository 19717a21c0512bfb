namespace ContactCenter.Api.Accounts;

/// <summary>A one-time code as it is given out: whose account it is for, and the secret.</summary>
internal static class OneTimeCode
{
    public const int LengthMax = 256;

    public static string Of(string userId, string secret) => $"{userId}.{secret}";

    public static (string UserId, string Secret)? Read(string code)
    {
        var dot = code.LastIndexOf('.');
        return dot is > 0 and <= InputLimits.IdMax && dot < code.Length - 1 ? (code[..dot], code[(dot + 1)..]) : null;
    }
}
