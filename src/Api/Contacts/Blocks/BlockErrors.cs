namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>Errors of a block's target or terms; the contract knows neither.</summary>
internal static class BlockErrors
{
    /// <summary>The range is so wide that it would lock out everybody by one slip (<see cref="ContactCenter.Blocks.IpNetworks.IsTooWide"/>).</summary>
    public static Error RangeTooWide { get; } = Error.Plain("error-block-range-too-wide");

    /// <summary>There are too many blocks of IP addresses: every node keeps all of them in memory.</summary>
    public static Error TooManyRanges { get; } = Error.Plain("error-too-many-blocks");

    public static Error InvalidExpiry { get; } = CommonErrors.InvalidParams("expiresAt must be an ISO-8601 date in the future");
    public static Error InvalidPhone { get; } = CommonErrors.InvalidParams("phone must have digits");
    public static Error InvalidIp { get; } = CommonErrors.InvalidParams("ip must be an IP address or a CIDR range");
}
