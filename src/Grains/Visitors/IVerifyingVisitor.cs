using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Parties;

namespace ContactCenter.Visitors;

/// <summary>The parts of the visitor's grain that verification uses.</summary>
internal interface IVerifyingVisitor
{
    string Key { get; }

    VisitorState State { get; }

    /// <summary>The seq of the last entry that is in <see cref="State"/>.</summary>
    long Seq { get; }

    DateTimeOffset Now { get; }

    IGrainFactory Grains { get; }

    Task<Executed<VisitorEntry>> ExecuteAsync(CommandContext context, Func<VisitorState, DateTimeOffset, Decision<VisitorEntry>> decide);

    /// <exception cref="ContactCenterException">A block keeps the visitor out.</exception>
    Task CheckBlocksAsync(ChannelSource source, string? ipAddress);
}
