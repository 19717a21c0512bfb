using ContactCenter.Api.Http;
using ContactCenter.Api.Identity;
using ContactCenter.Conversations;
using ContactCenter.Directory;

namespace ContactCenter.Api.Conversations;

/// <summary>Reads conversations as far as a caller may see them.</summary>
internal sealed class VisibleConversations(IDirectory directory, ConversationVisibility visibility)
{
    /// <summary>Null also when the caller may not see it.</summary>
    public async Task<ConversationView?> FindAsync(Caller caller, string roomId, CancellationToken cancellationToken)
    {
        if (await directory.FindConversationAsync(roomId, cancellationToken) is not { } document) return null;
        var room = JsonText.View<ConversationView>(document);
        return visibility.MaySee(caller, room) ? room : null;
    }
}
