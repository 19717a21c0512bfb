using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Conversations;

namespace ContactCenter.Listing;

/// <summary>Lists conversations and calls of a contact that are over, in one order.</summary>
public interface IContactHistory
{
    Task<Page<ContactHistoryItem>> ListHistoryAsync(ContactHistoryQuery query, CancellationToken cancellationToken = default);
}

/// <param name="Page">
/// Sorts by <c>closedAt</c> (by default, newest first), <c>ts</c>, <c>lm</c> (a call's is its end) or <c>fname</c>.
/// </param>
/// <param name="ContactIds">All ids of the contact (<see cref="Contacts.ContactView.AllIds"/>).</param>
/// <param name="SourceType">Only items of channels of this type, such as <c>phone</c>; null = all.</param>
public sealed record ContactHistoryQuery(PageRequest Page, ImmutableArray<string> ContactIds, string? SourceType = null);

/// <summary>One of the two.</summary>
public sealed record ContactHistoryItem(ConversationView? Conversation, CallView? Call);
