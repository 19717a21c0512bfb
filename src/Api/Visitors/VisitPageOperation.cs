namespace ContactCenter.Api.Visitors;

/// <summary>The visitor looked at a page. Kept with its open conversation; without one nothing is kept (contract §2.4).</summary>
internal sealed class VisitPageOperation(VisitorAccess visitors) : IOperation<VisitPageRequest, VisitPageResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/page.visited")
    {
        Access = Access.Visitor, Limit = RateLimitRule.VisitorMessage,
        Errors = [VisitorErrors.InvalidToken, ConversationErrors.InvalidRoom, ConversationErrors.RoomClosed],
        ExampleRequest = new VisitPageRequest(VisitorExamples.Token, VisitorExamples.RoomId, SentPage.Example),
        ExampleResponse = new VisitPageResponse(new VisitedPageResponse(
            "Prices - https://example.com/prices", new SentNavigationResponse(SentPage.Example, VisitorExamples.Token))),
    };

    public async Task<VisitPageResponse> RunAsync(ApiCall call, VisitPageRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        if (request.Rid is not { Length: > 0 } roomId)
        {
            await visitors.GetAsync(visitor, call.Aborted);
            return new VisitPageResponse();
        }

        var page = request.PageInfo.Read();
        var (title, url) = (VisibleText.OneLine(page.Title), VisibleText.OneLine(page.Location.Href));
        await visitors.AskAsync(
            visitor, roomId, room => room.VisitPage(new VisitPage(call.CommandOf(visitor), visitor.Key, title, url, page.Change)), call.Aborted);
        return new VisitPageResponse(new VisitedPageResponse($"{title} - {url}", new SentNavigationResponse(request.PageInfo, visitor.Token)));
    }
}

/// <param name="Rid">The id of the visitor's open conversation; absent = it has none.</param>
internal sealed record VisitPageRequest([MaxLength(InputLimits.TokenMax)] string Token, [ValidId] string? Rid, SentPage PageInfo) : IVisitorRequest;

/// <param name="Page">Absent = nothing was kept.</param>
internal sealed record VisitPageResponse(VisitedPageResponse? Page = null) : ApiResult;

/// <param name="Msg">The title and the address.</param>
internal sealed record VisitedPageResponse(string Msg, SentNavigationResponse Navigation);

/// <param name="Page">The page as it was sent.</param>
/// <param name="Token">The visitor's own token.</param>
internal sealed record SentNavigationResponse(SentPage Page, string Token);

/// <summary>A page as a widget sends it, with whatever it tells besides: the response says all of it again.</summary>
[JsonConverter(typeof(SentPageConverter))]
internal sealed record SentPage(JsonElement AsSent) : IHasSchema
{
    public static Schema Schema { get; } = RequestSchemas.Of<PageInfo>();

    public static SentPage Example { get; } = new(JsonSerializer.SerializeToElement(
        new PageInfo("url", "Prices", new VisitedPageLocation("https://example.com/prices")), ApiJson.TypeOf<PageInfo>()));

    /// <exception cref="ContactCenterException">A member stands in it twice, once in a wrong form.</exception>
    public PageInfo Read()
    {
        try
        {
            return AsSent.Deserialize(ApiJson.TypeOf<PageInfo>())!;
        }
        catch (JsonException)
        {
            throw new ContactCenterException(HttpErrors.InvalidJson);
        }
    }
}

/// <param name="Change">The way in which the page changed, such as "url" or "title".</param>
[IgnoresOthers]
internal sealed record PageInfo(
    [MaxLength(InputLimits.NameMax)] string Change, [MaxLength(InputLimits.NameMax)] string Title, VisitedPageLocation Location);

/// <param name="Href">The page's address.</param>
[IgnoresOthers]
internal sealed record VisitedPageLocation(string Href);

internal sealed class SentPageConverter : JsonConverter<SentPage>
{
    public override SentPage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, SentPage value, JsonSerializerOptions options) => value.AsSent.WriteTo(writer);
}
