namespace ContactCenter.Storage.Listing;

/// <summary>Conditions by which several ports find blocks.</summary>
internal static class BlockConditions
{
    /// <summary>The block has not expired at the parameter <c>@now</c>.</summary>
    public static string InForce(string expiresAt) => $"({expiresAt} is null or {expiresAt} > @now)";
}
