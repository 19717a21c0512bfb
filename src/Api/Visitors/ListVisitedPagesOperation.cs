using System.Diagnostics.CodeAnalysis;
using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>The pages that the visitor of a conversation looked at, newest first (contract §2.5).</summary>
internal sealed class ListVisitedPagesOperation(VisibleConversations rooms, TranscriptReader transcript, IWorkspaceConfiguration workspace)
    : IOperation<PageRequestParameters, ListVisitedPagesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/visitors.pagesVisited/{roomId}")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.InvalidRoom],
        ExampleRequest = new PageRequestParameters { Count = 25 },
        ExampleResponse = new ListVisitedPagesResponse(
            [
                PageMessageResponse.From(RoomExamples.MessageView with
                {
                    Text = "Prices - https://example.com/prices", Type = SystemMessageTypes.Navigation,
                    Page = new PageView("Prices", "https://example.com/prices", "url"),
                }),
            ]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListVisitedPagesResponse> RunAsync(ApiCall call, PageRequestParameters request)
    {
        var page = Paging.Of(request, workspace.Current);
        var room = await rooms.FindToReadAsync(call.Caller, call.FromPath("roomId"), call.Aborted)
            ?? throw new ContactCenterException(ConversationErrors.InvalidRoom);
        var pages = await transcript.ReadPagesAsync(room.RoomId, call.Aborted);
        ImmutableArray<PageMessageResponse> shown = [.. pages.Skip(page.Offset).Take(page.Count).Select(PageMessageResponse.From)];
        return new ListVisitedPagesResponse(shown) { Count = shown.Length, Offset = page.Offset, Total = pages.Count };
    }
}

internal sealed record ListVisitedPagesResponse(ImmutableArray<PageMessageResponse> Pages) : PagedResult;

/// <summary>The message by which the system keeps a page that a visitor looked at.</summary>
internal sealed record PageMessageResponse : MessageResponse
{
    [SetsRequiredMembers]
    private PageMessageResponse(MessageView message)
        : base(MessageResponse.From(message))
    {
    }

    /// <summary>The page.</summary>
    [JsonPropertyOrder(1)]
    public NavigationResponse? Navigation { get; init; }

    public static new PageMessageResponse From(MessageView message) =>
        new(message) { Navigation = message.Page is { } page ? new(new(page.Title, page.Change, new(page.Url))) : null };
}

internal sealed record NavigationResponse(NavigatedPageResponse Page);

/// <param name="Change">The way in which the page changed, such as "url" or "title".</param>
internal sealed record NavigatedPageResponse(string Title, string Change, PageLocationResponse Location);

/// <param name="Href">The page's address.</param>
internal sealed record PageLocationResponse(string Href);
