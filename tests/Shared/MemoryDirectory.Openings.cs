using ContactCenter.Listing;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : IOpeningDirectory
{
    public async Task<OpeningFacts> FindAsync(OpeningQuestion question, CancellationToken cancellationToken = default) => new(
        await FindContactIdByChannelAsync(question.VisitorId, question.SourceType, question.SourceId, cancellationToken),
        await FindPreRegisteredContactIdAsync(question.Email, question.Phone, cancellationToken),
        (await FindBlockAsync(question.TargetHashes, question.Now, cancellationToken))?.BlockId);
}
