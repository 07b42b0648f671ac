import { Link } from '../components/link.tsx';
import { AuthFrame, submitClass } from './auth-frame.tsx';

/** Something has worked out; what it means, and where it goes on. */
export function Done(props: { title: string; lead: string; href: string; next: string }) {
  return (
    <AuthFrame title={props.title} lead={props.lead} saysSomething>
      <Link href={props.href} className={submitClass}>
        {props.next}
      </Link>
    </AuthFrame>
  );
}
