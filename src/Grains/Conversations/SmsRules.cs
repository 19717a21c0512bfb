using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Parties;

namespace ContactCenter.Conversations;

/// <summary>
/// The SMS that are due to a visitor's phone: messages from <paramref name="NextSeq"/> to <paramref name="LastSeq"/> that the visitor did
/// not write. It is a range and no list, so it stays small however many are due.
/// </summary>
/// <param name="Part">The number of parts of the next message that are sent.</param>
/// <param name="Attempts">Tries at the next part so far.</param>
public sealed record DueSmsQueue(long NextSeq, int Part, long LastSeq, int Attempts, DateTimeOffset DueAt);

/// <summary>
/// Decides on the SMS of a conversation with a phone. Every message to the visitor goes out by SMS, in order, each until it is sent or
/// given up.
/// </summary>
public static class SmsRules
{
    /// <summary>The channel's type (contract §1.1).</summary>
    public const string ChannelType = "sms";

    /// <summary>The reason that agents are told after the last try.</summary>
    public const string GivenUp = "not-reached";

    /// <summary>The pauses after each failed try; after the last one there is no further try.</summary>
    public static ImmutableArray<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4),
    ];

    /// <summary>
    /// Tells whether the conversation goes by SMS. A source of that type without a number of ours, from which answers could come, only has
    /// the type's name (an import, a demonstration).
    /// </summary>
    public static bool IsBySms(ChannelSource source) => source is { Type: ChannelType, Destination: not null };

    /// <summary>Records the result of sending an SMS. A command without a receipt delays the SMS, or gives it up after the last pause.</summary>
    public static Decision<ConversationEntry> Settle(ConversationState state, SettleSms command, DateTimeOffset now)
    {
        if (state.Owed is not { } owed || command.MessageSeq < owed.NextSeq || command.Part != owed.Part) return Decision<ConversationEntry>.Nothing;
        return command.Receipt switch
        {
            { ProviderId: { } id } => new SmsSent(command.MessageSeq, command.Part, command.IsLastPart, id),
            { Refusal: { } reason } => new SmsFailed(command.MessageSeq, reason),
            _ when owed.Attempts >= Pauses.Length => new SmsFailed(command.MessageSeq, GivenUp),
            _ => new SmsDelayed(command.MessageSeq, owed.Attempts + 1, now + Pauses[owed.Attempts]),
        };
    }

    /// <summary>Withdraws the SMS whose messages were all deleted before they were sent.</summary>
    public static Decision<ConversationEntry> Withdraw(ConversationState state, long upToSeq) =>
        state.Owed is { } owed && owed.LastSeq == upToSeq ? new SmsWithdrawn(upToSeq) : Decision<ConversationEntry>.Nothing;

    /// <summary>The state after a message was posted.</summary>
    public static ConversationState Posted(ConversationState state, MessagePosted posted, long seq, DateTimeOffset at)
    {
        if (!IsBySms(state.View!.Source)) return state;
        if (posted.Sender.Kind == MessageSender.Visitor) return state with { AnswersFrom = posted.Through ?? state.AnswersFrom };
        return state with { Owed = state.Owed is { } owed ? owed with { LastSeq = seq } : new DueSmsQueue(seq, 0, seq, 0, at) };
    }

    public static ConversationState Apply(ConversationState state, ConversationEntry entry, DateTimeOffset at) => state with
    {
        // The failure shows as a message of its own.
        View = entry is SmsFailed ? state.View! with { MessageCount = state.View.MessageCount + 1 } : state.View,
        Owed = state.Owed is not { } owed ? null : entry switch
        {
            SmsSent { IsLastPart: false } sent => owed with { NextSeq = sent.MessageSeq, Part = sent.Part + 1, Attempts = 0, DueAt = at },
            SmsSent sent => After(owed, sent.MessageSeq, at),
            SmsDelayed delayed => owed with { NextSeq = delayed.MessageSeq, Attempts = delayed.Attempts, DueAt = delayed.NextAt },
            // One of those before, of which the provider says later that it did not arrive, moves nothing.
            SmsFailed failed when failed.MessageSeq >= owed.NextSeq => After(owed, failed.MessageSeq, at),
            SmsWithdrawn withdrawn => After(owed, withdrawn.UpToSeq, at),
            _ => owed,
        },
    };

    private static DueSmsQueue? After(DueSmsQueue owed, long seq, DateTimeOffset at) =>
        seq >= owed.LastSeq ? null : new DueSmsQueue(seq + 1, 0, owed.LastSeq, 0, at);
}
