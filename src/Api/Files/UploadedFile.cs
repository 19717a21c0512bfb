using ContactCenter.Files;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Files;

/// <summary>A file on its way in: kept already, and described.</summary>
/// <param name="Description">The text of its message.</param>
internal sealed record UploadedFile(FileReference Reference, string Description);

/// <summary>Reads a multipart body: the part <c>file</c> goes piece by piece into the store, the part <c>description</c> is a short text.</summary>
internal sealed class UploadReader(IFileStore files, IWorkspaceConfiguration workspace)
{
    private const int PartsMax = 10;
    private const int BoundaryMax = 200;
    private const int DescriptionMaxBytes = 20_000;
    private const int NameMax = 255;
    private const string DefaultName = "file";

    private static readonly StringSchema Description = Schema.Text(DescriptionMaxBytes);

    /// <param name="messageId">The id of the message, under which the file is kept.</param>
    /// <param name="forget">Deletes the file, unless it is that of a message already: a call that is sent again names the same one.</param>
    /// <exception cref="ContactCenterException">One of <see cref="FileErrors"/>; nothing is kept then.</exception>
    public async Task<UploadedFile> ReadAsync(
        HttpRequest request, string roomId, string messageId, long maxBytes, Func<Task> forget, CancellationToken cancellationToken)
    {
        var parts = PartsOf(request);
        FileReference? file = null;
        var description = "";
        try
        {
            for (var number = 0; number < PartsMax && await parts.ReadNextSectionAsync(cancellationToken) is { } part; number++)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)) continue;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value;
                if (name == "file" && disposition.IsFileDisposition() && file is null)
                    file = await KeepAsync(part, NameOf(disposition), roomId, messageId, maxBytes, cancellationToken);
                else if (name == "description") description = await TextAsync(part, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or OperationCanceledException or ContactCenterException)
        {
            if (file is not null) await forget();
            if (exception is OperationCanceledException or ContactCenterException) throw;
            throw new ContactCenterException(FileErrors.NoFile);
        }

        return file is null ? throw new ContactCenterException(FileErrors.NoFile) : new UploadedFile(file, description);
    }

    private static MultipartReader PartsOf(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
                : null;
        if (boundary is not { Length: > 0 and <= BoundaryMax }) throw new ContactCenterException(FileErrors.NoFile);
        return new MultipartReader(boundary, request.Body);
    }

    private async Task<FileReference> KeepAsync(
        MultipartSection part, string name, string roomId, string messageId, long maxBytes, CancellationToken cancellationToken)
    {
        var contentType = FileTypes.Normal(part.ContentType);
        var judged = await JudgedFile.ReadAsync(part.Body, contentType, name, workspace.Current, cancellationToken);
        return new FileReference(name, judged.ContentType, await files.SaveAsync(roomId, messageId, judged.Content, maxBytes, cancellationToken));
    }

    /// <summary>The last part of whatever path a client sends, without what could deceive in a list of files.</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var given = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        var last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        var name = VisibleText.OneLine(new string([.. last.Where(
            character => !char.IsControl(character) && char.GetUnicodeCategory(character) != System.Globalization.UnicodeCategory.Format)])).Trim(' ', '.');
        if (name.Length == 0) return DefaultName;
        return name.Length <= NameMax ? name : name[(char.IsLowSurrogate(name[^NameMax]) ? ^(NameMax - 1) : ^NameMax)..];
    }

    private static async Task<string> TextAsync(MultipartSection part, CancellationToken cancellationToken)
    {
        var buffer = new byte[DescriptionMaxBytes];
        var read = await part.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(buffer.AsSpan(0, read)).Trim();
        InputFaults.Check(Description, text);
        return text;
    }
}
