namespace ContactCenter.Api.Identity;

/// <summary>Through what a visitor's call comes: a widget says so by cookies (contract §2.2), and the page it is on is the referrer's host.</summary>
internal static class VisitorSource
{
    /// <summary>Null = the call does not say.</summary>
    public static ChannelSource? SaidBy(HttpRequest request)
    {
        if (request.Cookies["rc_room_type"] != "l" || request.Cookies["rc_is_widget"] != "t") return null;
        var page = Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referrer) ? referrer.Host : null;
        return new ChannelSource("widget", Destination: page);
    }

    /// <summary>The source of a conversation that the call opens.</summary>
    public static ChannelSource Of(HttpRequest request) => SaidBy(request) ?? new ChannelSource("api");
}
