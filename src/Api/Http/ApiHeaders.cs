namespace ContactCenter.Api.Http;

/// <summary>Names of the headers that the contract reads.</summary>
internal static class ApiHeaders
{
    public const string Token = "X-Auth-Token";
    public const string UserId = "X-User-Id";

    /// <summary>A code of the second factor, where the body has none (contract §7.1).</summary>
    public const string SecondFactorCode = "X-2fa-code";

    /// <summary>A visitor's token, where neither the query nor the body has it: it stands in no URL then.</summary>
    public const string VisitorToken = "X-Visitor-Token";

    /// <summary>Names the command: sent again with the same key, it happens once (DESIGN §1).</summary>
    public const string IdempotencyKey = "Idempotency-Key";
}
