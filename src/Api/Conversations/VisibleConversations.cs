using ContactCenter.Api.Http;
using ContactCenter.Api.Identity;
using ContactCenter.Conversations;
using ContactCenter.Directory;

namespace ContactCenter.Api.Conversations;

/// <summary>Reads conversations as far as a caller may see them.</summary>
internal sealed class VisibleConversations(IDirectory directory, ConversationVisibility visibility)
{
    /// <summary>Null also when the caller may not see it.</summary>
    public async Task<ConversationView?> FindAsync(Caller caller, string roomId, CancellationToken cancellationToken) =>
        await FindAsync(roomId, cancellationToken) is { } room && visibility.MaySee(caller, room) ? room : null;

    /// <summary>For what changes nothing: null also when the caller may not read it.</summary>
    public async Task<ConversationView?> FindToReadAsync(Caller caller, string roomId, CancellationToken cancellationToken) =>
        await FindAsync(roomId, cancellationToken) is { } room && visibility.MayRead(caller, room) ? room : null;

    private async Task<ConversationView?> FindAsync(string roomId, CancellationToken cancellationToken) =>
        await directory.FindConversationAsync(roomId, cancellationToken) is { } document ? JsonText.View<ConversationView>(document) : null;
}
