using System.Buffers;
using System.IO.Pipelines;
using ContactCenter.Files;

namespace ContactCenter.Api.Files;

/// <summary>A file that comes from outside, with the type that it may be kept under.</summary>
/// <param name="Content">All of it; read once.</param>
internal sealed record JudgedFile(string ContentType, Stream Content)
{
    /// <summary>Judges a file by its first bytes, before any of it is kept.</summary>
    /// <param name="declared">The content type that the sender names.</param>
    /// <exception cref="ContactCenterException"><see cref="FileErrors.TypeNotAllowed"/>.</exception>
    public static async Task<JudgedFile> ReadAsync(
        Stream content, string declared, string name, WorkspaceSnapshot workspace, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(content, new StreamPipeReaderOptions(leaveOpen: true));
        var read = await reader.ReadAtLeastAsync(FileSignatures.HeadBytes, cancellationToken);
        var head = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, FileSignatures.HeadBytes)).ToArray();
        reader.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
        var type = FileTypes.Judge(declared, name, head, workspace) ?? throw new ContactCenterException(FileErrors.TypeNotAllowed);
        return new JudgedFile(type, reader.AsStream());
    }
}
