namespace ContactCenter.Api.Http;

/// <summary>Names of the headers that the contract reads.</summary>
internal static class ApiHeaders
{
    public const string Token = "X-Auth-Token";
    public const string UserId = "X-User-Id";

    /// <summary>Names the command: sent again with the same key, it happens once (DESIGN §1).</summary>
    public const string IdempotencyKey = "Idempotency-Key";
}
