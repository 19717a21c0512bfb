namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Reads a row from a record: one implementation for each format.</summary>
internal interface IRowFormat
{
    ReadRow Read(string record);
}
