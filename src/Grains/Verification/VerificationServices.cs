using ContactCenter.Listing;
using ContactCenter.Secrets;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Verification;

/// <summary>The services that a visitor's grain needs to verify addresses.</summary>
public sealed class VerificationServices(
    ICodeSource codes, CodeSender sender, RecipientLimit recipients, IPasswordHash hashes, IContactDirectory contacts, IBlockDirectory blocks,
    IWorkspaceConfiguration workspace,
    ILoggerFactory logging)
{
    public ICodeSource Codes { get; } = codes;

    public CodeSender Sender { get; } = sender;

    public RecipientLimit Recipients { get; } = recipients;

    /// <summary>Hashes codes slowly and with salt, because codes are as short as people can type.</summary>
    public IPasswordHash Hashes { get; } = hashes;

    public IContactDirectory Contacts { get; } = contacts;

    public IBlockDirectory Blocks { get; } = blocks;

    public IWorkspaceConfiguration Workspace { get; } = workspace;

    public ILogger Logger { get; } = logging.CreateLogger("ContactCenter.Verification");
}
