using System.Collections.Immutable;
using ContactCenter.Journal;
using Orleans.Concurrency;

namespace ContactCenter.Erasure;

/// <summary>
/// Coordinates one erasure, from above every grain that it erases. Key: the receipt's id, 24 hexadecimal digits. The erasure's own entries
/// stay, and name nobody.
/// </summary>
[Alias("IErasure")]
public interface IErasureGrain : IGrainWithStringKey
{
    /// <summary>
    /// Erases a contact with everything that was merged into it: entries, rows, snapshots, files. Every step repeats safely, so running it
    /// again finishes an erasure that was cut off. Refused like <see cref="Contacts.IContactGrain.BeginErasure"/>.
    /// </summary>
    [Alias("Run")]
    Task<ErasureReceipt> Run(EraseContact command);

    /// <summary>Finishes an erasure that was cut off. Returns at once and may be lost or repeated.</summary>
    /// <param name="contactId">Null = the contact is gone already.</param>
    [Alias("Resume"), OneWay]
    Task Resume(string? contactId);

    /// <summary>The receipt; null = there is no such erasure, or it is not complete.</summary>
    [Alias("Find"), ReadOnly]
    Task<ErasureReceipt?> Find();
}

/// <summary>
/// Makes sure that the database's files hold nothing of what was deleted. One grain serves all callers: a scrub is heavy, and many may ask
/// at once.
/// </summary>
[Alias("IFileScrub")]
public interface IFileScrubGrain : IGrainWithStringKey
{
    const string All = "all";

    /// <summary>Returns when a scrub is over that began after this call was made.</summary>
    /// <param name="askedAt">The time at which the call was made.</param>
    [Alias("Run")]
    Task Run(DateTimeOffset askedAt);
}

/// <param name="ContactId">The contact that is erased, with those that were merged into it.</param>
/// <param name="ClosesRooms">Whether open conversations are closed instead of being a reason to refuse (contract §1.11).</param>
[GenerateSerializer, Immutable, Alias("EraseContact")]
public sealed record EraseContact(CommandContext Context, string ContactId, bool ClosesRooms);

/// <summary>The signed receipt of an erasure: how much of what kind was erased. It names nobody.</summary>
/// <param name="RequestedBy">The user's id, "visitor" (themselves) or "system".</param>
/// <param name="BlocksKept">Blocks that stay in force, without naming whom they keep out.</param>
/// <param name="Files">Files that were sent in the conversations, and their transcripts as documents.</param>
/// <param name="Entries">Erased entries of the journal by their kind.</param>
/// <param name="PublicKeyId">The key it is signed with.</param>
/// <param name="Signature">Base64 of the DER form of ECDSA over P-256 and SHA-256 of the receipt's text (<c>ReceiptText</c>).</param>
[GenerateSerializer, Immutable, Alias("ErasureReceipt")]
public sealed record ErasureReceipt(
    string ReceiptId, DateTimeOffset ErasedAt, string RequestedBy, int Contacts, int Visitors, int Conversations, int BlocksKept, int Files,
    ImmutableDictionary<string, long> Entries, string PublicKeyId, string Signature)
{
    /// <summary>Messages in mail folders. Null = an older receipt, whose <see cref="Files"/> counts them and no other files.</summary>
    [Id(0)] public int? Mails { get; init; }

    /// <summary>Telephone calls, with their recordings; null = there was none.</summary>
    [Id(1)] public int? Calls { get; init; }

    /// <summary>Of a retention: one of <see cref="Retention.RetentionActions"/>; null = an erasure.</summary>
    [Id(2)] public string? Action { get; init; }

    /// <summary>Of a retention: its conversations were closed by then.</summary>
    [Id(3)] public DateTimeOffset? ClosedBefore { get; init; }

    /// <summary>Of a retention: the days for which its policy keeps closed conversations.</summary>
    [Id(4)] public int? Days { get; init; }

    /// <summary>Of a retention: the department of its conversations; null = none.</summary>
    [Id(5)] public string? DepartmentId { get; init; }
}
