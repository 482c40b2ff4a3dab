import { checkName, type Files, StoreDown } from './files.ts';

/** A store that speaks S3: Amazon's own, or one of a provider or of your own at `endpoint`. */
export type S3Settings = { bucket: string; endpoint: string | null; region: string; key: string; secret: string };

/** How many names are asked for at once, and how long one try may take in milliseconds; there are two. */
const usual = { names: 1000, patience: 10_000 };

/** Loads what speaks to it only where it is used: it is large. Nothing in the bucket is public; we hand it out ourselves. */
export async function filesInS3(settings: S3Settings, { names, patience } = usual): Promise<Files> {
  const [{ Disk }, { S3Driver }, { S3Client, ListObjectsV2Command }] = await Promise.all([
    import('flydrive'),
    import('flydrive/drivers/s3'),
    import('@aws-sdk/client-s3'),
  ]);
  const { bucket, endpoint, region, key: accessKeyId, secret: secretAccessKey } = settings;
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // A store of one's own has one name for all its buckets.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    // Not every store knows the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 2,
    // Whoever waits for a photo waits for a store that is silent.
    requestHandler: { connectionTimeout: patience, requestTimeout: patience, throwOnRequestTimeout: true },
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  const down = (error: unknown): never => {
    throw sayWhy(error, bucket);
  };
  return {
    put: (name, body, type) => disk.put(checkName(name), body, { contentType: type }).catch(down),
    async read(name) {
      try {
        return Buffer.from(await disk.getBytes(checkName(name)));
      } catch (error) {
        return isMissing(error) ? null : down(error);
      }
    },
    remove: (name) =>
      disk.delete(checkName(name)).catch((error: unknown) => (isMissing(error) ? undefined : down(error))),
    // Without the disk, which stumbles over names that are not ours and asks for each one's age by itself.
    async *list() {
      let next: string | undefined;
      do {
        const asked = new ListObjectsV2Command({ Bucket: bucket, MaxKeys: names, ContinuationToken: next });
        const { Contents: found = [], NextContinuationToken } = await client.send(asked).catch(down);
        for (const { Key: name, LastModified: changed } of found)
          if (name && changed) yield { name, changedAt: changed.getTime() };
        next = NextContinuationToken;
      } while (next);
    },
  };
}

type Cause = { name?: string; message?: string; code?: string; $metadata?: { httpStatusCode?: number } };

const causeOf = (error: unknown): Cause => {
  const { cause } = (error ?? {}) as { cause?: Cause };
  return cause ?? ((error ?? {}) as Cause);
};

// A bucket that is not there is no photo that is not there.
function isMissing(error: unknown): boolean {
  const { name, $metadata } = causeOf(error);
  return name === 'NoSuchKey' || (name !== 'NoSuchBucket' && $metadata?.httpStatusCode === 404);
}

function sayWhy(error: unknown, bucket: string): StoreDown {
  const { name = 'Error', message = '', code } = causeOf(error);
  const hint = hints[name] ?? 'Does it answer under S3_ENDPOINT?';
  return new StoreDown(`The bucket ${bucket} cannot be used: ${code ?? name} ${message} ${hint}`, { cause: error });
}

const checkKey = 'Check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and what they may do.';
const hints: Record<string, string> = {
  InvalidAccessKeyId: checkKey,
  SignatureDoesNotMatch: checkKey,
  AccessDenied: checkKey,
  NoSuchBucket: 'Check S3_BUCKET, and S3_REGION.',
};
