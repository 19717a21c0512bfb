namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>The target of a block; a request has exactly one.</summary>
internal interface IBlockTarget
{
    BlockedChannel? Visitor { get; }

    string? ContactId { get; }

    string? Email { get; }

    string? Phone { get; }

    string? Ip { get; }
}

/// <summary>Limits of what names a block's target.</summary>
internal static class BlockLimits
{
    public const int ReasonMax = 500;
    public const int EmailMax = 320;
    public const int IpMax = 64;
    public const int DateMax = 40;
}

/// <summary>A channel: a visitor on a source.</summary>
internal sealed record BlockedChannel([ValidId] string VisitorId, BlockedSource Source)
{
    public ChannelSource ToSource() => new(Source.Type, Source.Id);
}

/// <param name="Type">widget, email, sms, app, api or other.</param>
/// <param name="Id">The app or number, where one type has several.</param>
internal sealed record BlockedSource([NotEmpty, MaxLength(InputLimits.NameMax)] string Type, [MaxLength(InputLimits.NameMax)] string? Id = null);
