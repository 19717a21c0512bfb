using ContactCenter.Listing;
using ContactCenter.Secrets;
using ContactCenter.Workspace;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Accounts;

/// <summary>The services that an account's grain needs around its rules.</summary>
public sealed class AccountServices(
    IPasswordHash passwords, ITimeCodes codes, SecretSealer sealer, AccountMail mail, IAccountDirectory directory, IWorkspaceConfiguration workspace,
    ILoggerFactory logging)
{
    public IPasswordHash Passwords { get; } = passwords;

    public ITimeCodes Codes { get; } = codes;

    public SecretSealer Sealer { get; } = sealer;

    public AccountMail Mail { get; } = mail;

    public IAccountDirectory Accounts { get; } = directory;

    public IWorkspaceConfiguration Workspace { get; } = workspace;

    public ILogger Logger { get; } = logging.CreateLogger("ContactCenter.Accounts");
}
